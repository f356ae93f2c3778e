"""No network: names are not known, nobody can be reached, and nobody can be waited for; each is told at once."""

import socket
import urllib.error
import urllib.request


def tried(function, *arguments):
    try:
        return function(*arguments)
    except OSError as error:
        return f'{type(error).__name__}: {error}'


print(tried(socket.gethostbyname, 'example.com'))
print(tried(socket.create_connection, ('example.com', 80)))
print(tried(urllib.request.urlopen, 'https://example.com'))
print(tried(urllib.request.urlopen, 'http://localhost:8080'))
print(tried(socket.socket().connect, ('192.0.2.1', 80)))
print(socket.socket().connect_ex(('127.0.0.1', 80)) != 0)
print(tried(socket.socket().listen))
print(socket.gethostbyname('localhost'), socket.getaddrinfo('192.0.2.1', 80)[0][4])
