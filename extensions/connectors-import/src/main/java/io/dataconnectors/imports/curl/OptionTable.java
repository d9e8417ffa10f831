package io.dataconnectors.imports.curl;

/** Every option of curl (its manual, version 8.11) that a command for HTTPS may have: effect, letter, name, {@code =} if it takes a value. */
final class OptionTable {
    static final String TEXT = """
            USED A user-agent =
            USED b cookie =
            USED d data =
            USED data-ascii =
            USED data-binary =
            USED data-raw =
            USED data-urlencode =
            USED e referer =
            USED F form =
            USED form-string =
            USED G get
            USED H header =
            USED json =
            USED m max-time =
            USED oauth2-bearer =
            USED r range =
            USED X request =
            USED retry =
            USED T upload-file =
            USED url =
            USED url-query =
            USED u user =
            QUIET N no-buffer
            QUIET S show-error
            QUIET s silent
            QUIET i include
            QUIET show-headers
            QUIET v verbose
            QUIET # progress-bar
            QUIET no-progress-meter
            QUIET progress-meter
            QUIET styled-output
            QUIET no-styled-output
            QUIET a append
            QUIET q disable
            QUIET f fail
            QUIET fail-early
            QUIET fail-with-body
            QUIET basic
            QUIET anyauth
            QUIET compressed
            QUIET compressed-ssh
            QUIET g globoff
            QUIET path-as-is
            QUIET D dump-header =
            QUIET o output =
            QUIET output-dir =
            QUIET create-dirs
            QUIET O remote-name
            QUIET remote-name-all
            QUIET J remote-header-name
            QUIET R remote-time
            QUIET w write-out =
            QUIET stderr =
            QUIET trace =
            QUIET trace-ascii =
            QUIET trace-ids
            QUIET trace-time
            QUIET libcurl =
            QUIET 0 http1.0
            QUIET http1.1
            QUIET http2
            QUIET http2-prior-knowledge
            QUIET http3
            QUIET http3-only
            QUIET 4 ipv4
            QUIET 6 ipv6
            QUIET keepalive-time =
            QUIET no-keepalive
            QUIET keepalive
            QUIET no-alpn
            QUIET no-npn
            QUIET no-sessionid
            QUIET sessionid
            QUIET tcp-nodelay
            QUIET tcp-fastopen
            QUIET Z parallel
            QUIET ssl
            QUIET ssl-reqd
            QUIET ssl-no-revoke
            QUIET ssl-revoke-best-effort
            QUIET 1 tlsv1
            QUIET tlsv1.0
            QUIET tlsv1.1
            QUIET tlsv1.2
            QUIET tlsv1.3
            QUIET tls-max =
            QUIET tls13-ciphers =
            QUIET ciphers =
            QUIET curves =
            QUIET cert-status
            QUIET false-start
            QUIET doh-url =
            QUIET dns-servers =
            QUIET dns-interface =
            QUIET happy-eyeballs-timeout-ms =
            QUIET expect100-timeout =
            QUIET limit-rate =
            QUIET Y speed-limit =
            QUIET y speed-time =
            QUIET rate =
            QUIET max-filesize =
            QUIET proto =
            QUIET proto-default =
            QUIET proto-redir =
            QUIET noproxy =
            QUIET no-clobber
            QUIET remove-on-error
            QUIET post301
            QUIET post302
            QUIET post303
            QUIET retry-delay =
            QUIET retry-max-time =
            QUIET retry-connrefused
            QUIET B use-ascii
            QUIET j junk-session-cookies
            QUIET hsts =
            QUIET alt-svc =
            QUIET raw
            QUIET etag-save =
            NOTED connect-timeout = : one time limit covers the whole call
            NOTED c cookie-jar = : cookies of answers are not kept
            NOTED k insecure : certificates are always checked
            NOTED doh-insecure : certificates are always checked
            NOTED L location : redirects are followed only where the host allows it
            NOTED location-trusted : redirects are followed only where the host allows it, and never with credentials
            NOTED max-redirs = : redirects are followed only where the host allows it
            NOTED cacert = : a host that calls a private authority's servers trusts its certificate itself
            NOTED capath = : a host that calls a private authority's servers trusts its certificate itself
            NOTED crlfile = : a host decides which certificates it trusts
            NOTED pinnedpubkey = : a host decides which certificates it trusts
            NOTED retry-all-errors : only what is safe to repeat is repeated
            NOTED ignore-content-length : the size that an answer states must be its size
            NOTED tr-encoding : the transport of an answer is the library's to choose
            NOTED http0.9 : an answer is one of HTTP/1.1 or later
            REFUSED I head : it asks with HEAD, and a connector uses GET, POST, PUT, DELETE or PATCH
            REFUSED K config = : it reads more options from a file of this machine; put them into the command
            REFUSED n netrc : it reads a password from a file of this machine; name it with -u
            REFUSED netrc-file = : it reads a password from a file of this machine; name it with -u
            REFUSED netrc-optional : it reads a password from a file of this machine; name it with -u
            REFUSED x proxy = : the way to the API is the host's to choose
            REFUSED preproxy = : the way to the API is the host's to choose
            REFUSED proxy1.0 = : the way to the API is the host's to choose
            REFUSED p proxytunnel : the way to the API is the host's to choose
            REFUSED U proxy-user = : the way to the API is the host's to choose
            REFUSED proxy-header = : the way to the API is the host's to choose
            REFUSED socks4 = : the way to the API is the host's to choose
            REFUSED socks4a = : the way to the API is the host's to choose
            REFUSED socks5 = : the way to the API is the host's to choose
            REFUSED socks5-hostname = : the way to the API is the host's to choose
            REFUSED interface = : the way to the API is the host's to choose
            REFUSED local-port = : the way to the API is the host's to choose
            REFUSED unix-socket = : a connector calls public addresses over HTTPS, not sockets of this machine
            REFUSED abstract-unix-socket = : a connector calls public addresses over HTTPS, not sockets of this machine
            REFUSED resolve = : it calls another address than the URL names
            REFUSED connect-to = : it calls another address than the URL names
            REFUSED request-target = : it asks for another target than the URL names
            REFUSED haproxy-protocol : it speaks another protocol than HTTP
            REFUSED E cert = : a connector proves who it is by secrets, not by a certificate
            REFUSED cert-type = : a connector proves who it is by secrets, not by a certificate
            REFUSED key = : a connector proves who it is by secrets, not by a certificate
            REFUSED key-type = : a connector proves who it is by secrets, not by a certificate
            REFUSED pass = : a connector proves who it is by secrets, not by a certificate
            REFUSED tlsauthtype = : a connector proves who it is by secrets, not in TLS
            REFUSED tlsuser = : a connector proves who it is by secrets, not in TLS
            REFUSED tlspassword = : a connector proves who it is by secrets, not in TLS
            REFUSED aws-sigv4 = : it signs the request; choose auth of type signer, with a signer that the host registers
            REFUSED digest : Digest authentication takes two requests, and a connector makes one
            REFUSED ntlm : NTLM authentication takes several requests, and a connector makes one
            REFUSED ntlm-wb : NTLM authentication takes several requests, and a connector makes one
            REFUSED negotiate : Negotiate authentication takes several requests, and a connector makes one
            REFUSED C continue-at = : it goes on with a download that was begun before
            REFUSED z time-cond = : it depends on a date or a file of this machine; write the header If-Modified-Since
            REFUSED etag-compare = : it reads a file of this machine; write the header If-None-Match
            REFUSED form-escape : it writes names of parts in another way than forms on the web do
            REFUSED crlf : it changes line ends of what is sent; write them as they are to be
            REFUSED variable = : it names a variable of curl; put in what it stands for
            REFUSED h help = : it makes no request
            REFUSED M manual : it makes no request
            REFUSED V version : it makes no request
            """;

    private OptionTable() {}
}
