// PostgreSQL's own client library; pkg-config says where its header lies.
#include <libpq-fe.h>
