"""Pictures that are too large, over a real connection: said so before, or only found out on the way."""

import http.client
import urllib.parse

import pytest

from company import PASSWORD, staff_email
from visitor import Document, Visitor

PNG = b"\x89PNG\r\n\x1a\n"
PLACES = {
    "/staff/settings/logo": "logo",
    "/staff/resources/res_hugo/photo": "photo",
}


@pytest.fixture
def ada(server) -> Visitor:
    visitor = Visitor(server.origin)
    answer = visitor.post(
        "/staff/sign-in", {"email": staff_email("ada"), "password": PASSWORD})
    assert answer.status == 303, answer.said
    return visitor


def form(name: str, size: int) -> bytes:
    head = f'--part\r\nContent-Disposition: form-data; name="{name}"; filename="a.png"\r\n\r\n'
    return head.encode() + PNG + b"\0" * (size - len(PNG)) + b"\r\n--part--\r\n"


def send(visitor: Visitor, path: str, body: bytes, chunked: bool) -> tuple[int, str]:
    connection = http.client.HTTPConnection(
        urllib.parse.urlsplit(visitor.origin).netloc, timeout=30)
    pieces = (body[start:start + 16_384] for start in range(0, len(body), 16_384))
    headers = {
        "Content-Type": "multipart/form-data; boundary=part",
        "Cookie": "; ".join(f"{name}={value}" for name, value in visitor.cookies.items()),
        "Sec-Fetch-Site": "same-origin",
    }
    try:
        if chunked:
            headers["Transfer-Encoding"] = "chunked"
            connection.request("POST", path, pieces, headers, encode_chunked=True)
        else:
            connection.request("POST", path, body, headers)
    except (BrokenPipeError, ConnectionResetError):
        pass  # The answer came before all was sent.
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "with its length"])
def test_s20_a_picture_that_is_too_large_is_refused_beside_its_field(ada, path, chunked):
    name = PLACES[path]
    status, text = send(ada, path, form(name, 530 * 1024), chunked)
    assert status == 422
    assert f'id="{name}-error"' in text
    assert Document(text).h1.strip()
    # The server goes on.
    assert ada.get("/staff").status == 200
