#pragma once
// libcurl's functions that take any kind of value, which Swift can't call, once for each kind.
#include <curl/curl.h>

static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_reading(CURL *handle, curl_read_callback reading, void *source) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reading);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_READDATA, source);
}

static inline CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback progress, void *watched) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, watched);
    return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

static inline CURLcode ccurl_set_writing(CURL *handle, curl_write_callback writing) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writing);
}

static inline long ccurl_reply_code(CURL *handle) {
    long code = 0;
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0;
}
