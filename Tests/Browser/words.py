"""The product's own words, by the keys of its catalogues."""

import functools

import yaml

CATALOGUES = {"en-GB": "Localization/en.yaml", "zh-CN": "Localization/zh-Hans.yaml"}


@functools.cache
def catalogue(language):
    """All words of a language."""
    with open(CATALOGUES[language], encoding="utf-8") as file:
        return yaml.safe_load(file)


def words(language, key):
    """What a key says in the language of a browser."""
    found = catalogue(language)
    for part in key.split("."):
        found = found[part]
    return found
