// PostgreSQL's own client library, and what Linux waits for sockets with.
#include <libpq-fe.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
