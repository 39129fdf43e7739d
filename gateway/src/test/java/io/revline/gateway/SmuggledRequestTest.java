package io.revline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that hide another one from whoever counts their bytes in another way. */
@QuarkusTest
class SmuggledRequestTest extends GatewayTest {
  /**
   * What is written between a good request line with a host and a token, and the hidden request.
   */
  enum Trick {
    TWO_LENGTHS("400", "Content-Length: 4\r\nContent-Length: 0\r\n\r\nabcd"),
    TWO_EQUAL_LENGTHS("400", "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd"),
    A_LIST_OF_LENGTHS("400", "Content-Length: 4, 4\r\n\r\nabcd"),
    A_SIGNED_LENGTH("400", "Content-Length: +4\r\n\r\nabcd"),
    A_NEGATIVE_LENGTH("400", "Content-Length: -4\r\n\r\nabcd"),
    A_HEXADECIMAL_LENGTH("400", "Content-Length: 0x4\r\n\r\nabcd"),
    A_FOLDED_LENGTH("400", "Content-Length: 1\r\n 0\r\n\r\nabcd"),
    AN_EMPTY_LENGTH("400", "Content-Length: \r\n\r\n"),
    LENGTH_AND_CHUNKS("200", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    CHUNKS_AND_LENGTH("200", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
    FOLDED_CHUNKS("400", "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"),
    AN_UNKNOWN_CODING("400", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
    NO_CODING("400", "Transfer-Encoding: identity\r\n\r\n"),
    AN_EMPTY_CODING("400", "Transfer-Encoding:\r\n\r\n"),
    TWO_CODINGS("400", "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
    TWO_HEADERS_OF_CODINGS(
        "400", "Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n\r\n0\r\n\r\n"),
    A_CODING_AFTER_A_TAB("400", "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
    A_SPACE_BEFORE_THE_COLON("400", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
    A_HEADER_WITHOUT_A_NAME("400", ": chunked\r\n\r\n"),
    A_NAME_THAT_IS_NONE("400", "Transfer(Encoding: chunked\r\n\r\n"),
    A_LINE_WITHOUT_A_COLON("400", "Transfer-Encoding chunked\r\n\r\n"),
    A_BARE_LINE_FEED("400", "X-A: b\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    A_BARE_CARRIAGE_RETURN("400", "X-A: b\rTransfer-Encoding: chunked\r\n\r\n"),
    A_NULL("400", "X-A: b\0c\r\n\r\n"),
    A_SECOND_HOST("400", "Host: elsewhere.test\r\n\r\n"),
    A_CHUNK_WITHOUT_A_SIZE("400|", "Transfer-Encoding: chunked\r\n\r\n\r\n"),
    A_CHUNK_OF_NEGATIVE_SIZE("400|", "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n"),
    A_CHUNK_OF_PREFIXED_SIZE("400|", "Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n"),
    A_CHUNK_THAT_OVERFLOWS(
        "400|", "Transfer-Encoding: chunked\r\n\r\n100000000000000000\r\na\r\n0\r\n\r\n"),
    A_CHUNK_LONGER_THAN_IT_SAYS("400|", "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"),
    A_CHUNK_LINE_ENDED_BY_A_LINE_FEED(
        "400|", "Transfer-Encoding: chunked\r\n\r\n1;a\nb\r\na\r\n0\r\n\r\n"),
    A_LENGTH_IN_THE_TRAILER(
        "200", "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 100\r\n\r\n");

    private final String status;
    private final String rest;

    Trick(String status, String rest) {
      this.status = status;
      this.rest = rest;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_hidden_request_reaches_no_service(Trick trick) throws IOException {
    String answer = answerTo("POST /api/v1/deals HTTP/1.1\r\nHost: g\r\n", trick.rest);

    assertThat(statuses(answer)).as(answer).matches(trick.status);
    nothingHiddenArrives();
  }

  @Test
  void a_request_without_a_host_is_refused() throws IOException {
    try (RawConnection connection = RawConnection.to(gateway)) {
      connection.send(
          "GET /api/v1/deals HTTP/1.1\r\nConnection: close\r\n"
              + authorization("test-user")
              + "\r\n");

      assertThat(connection.untilClosed())
          .startsWith("HTTP/1.1 400 ")
          .contains("https://revline.io/problems/invalid-input", "'Host' header is required");
    }
    assertThat(stack.requestsReceived()).isZero();
  }

  @Test
  void chunks_before_there_were_chunks_are_refused() throws IOException {
    String answer =
        answerTo(
            "POST /api/v1/deals HTTP/1.0\r\nHost: g\r\nConnection: keep-alive\r\n",
            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.[01] 400 .*");
    nothingHiddenArrives();
  }

  @Test
  void requests_that_follow_each_other_honestly_are_all_answered() throws IOException {
    String one = "GET /api/v1/deals HTTP/1.1\r\nHost: g\r\n" + authorization("test-user");
    try (RawConnection connection = RawConnection.to(gateway)) {
      connection.send((one + "\r\n").repeat(2) + one + "Connection: close\r\n\r\n");

      assertThat(statuses(connection.untilClosed())).isEqualTo("200 200 200");
    }
  }

  private String answerTo(String begin, String rest) throws IOException {
    String token = authorization("test-user");
    String hidden = "GET /api/v1/deals/hidden HTTP/1.1\r\nHost: g\r\n" + token + "\r\n";
    try (RawConnection connection = RawConnection.to(gateway)) {
      return connection.send(begin + token + rest + hidden).untilClosed();
    }
  }

  /** All status codes in the order of their answers. */
  private static String statuses(String answers) {
    return Pattern.compile("HTTP/1\\.[01] (\\d{3}) ")
        .matcher(answers)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining(" "));
  }

  private void nothingHiddenArrives() {
    as("rep").get("/api/v1/deals/honest").then().statusCode(200);
    assertThat(stack.pipeline().received())
        .extracting(StubService.Received::target)
        .contains("/api/v1/deals/honest")
        .doesNotContain("/api/v1/deals/hidden");
  }
}
