// libmicrohttpd, and what of it takes any number of arguments, which Swift cannot call.
#include <microhttpd.h>
#include <string.h>

// How much clients may take.
struct http_limits {
  unsigned connections;
  size_t header_bytes;
  unsigned idle_seconds;
};

// Paths and queries stay as they came: the library would end them at an encoded NUL.
static size_t http_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

// A server on a socket that listens already, with no thread of its own. NULL when there is no room for it.
static inline struct MHD_Daemon *http_start(int socket, MHD_AccessHandlerCallback on_request,
                                            MHD_RequestCompletedCallback on_end,
                                            MHD_NotifyConnectionCallback on_connection,
                                            void *context, struct http_limits limits) {
  return MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_request, context,
                          MHD_OPTION_LISTEN_SOCKET, socket,
                          MHD_OPTION_NOTIFY_COMPLETED, on_end, context,
                          MHD_OPTION_NOTIFY_CONNECTION, on_connection, context,
                          MHD_OPTION_CONNECTION_LIMIT, limits.connections,
                          MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.header_bytes,
                          MHD_OPTION_CONNECTION_TIMEOUT, limits.idle_seconds,
                          MHD_OPTION_STRICT_FOR_CLIENT, 1,
                          MHD_OPTION_UNESCAPE_CALLBACK, http_keep_escapes, NULL,
                          MHD_OPTION_END);
}

// Readable when the server has something to do.
static inline int http_descriptor(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  return info == NULL ? -1 : info->epoll_fd;
}

// The connection's socket.
static inline int http_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : info->connect_fd;
}
