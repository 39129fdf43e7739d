package io.revline.gateway;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the running gateway share. */
@QuarkusTestResource(Backends.class)
abstract class GatewayTest {
  protected Backends.Stack stack;

  @TestHTTPResource("/")
  protected URI gateway;

  @BeforeEach
  void freshStubs() {
    stack.reset();
  }

  protected RequestSpecification as(String role) {
    return given().urlEncodingEnabled(false).auth().oauth2(stack.tokens().of(role));
  }

  protected RequestSpecification asSubject(String subject) {
    return given().urlEncodingEnabled(false).auth().oauth2(stack.tokens().of("revops", subject));
  }

  /** The header that names a caller, as it is written. */
  protected String authorization(String subject) {
    return "Authorization: Bearer " + stack.tokens().of("revops", subject) + "\r\n";
  }

  /** Sends a request exactly as written, which no HTTP client would let through. */
  protected String raw(String requestLine) throws IOException {
    String request =
        requestLine
            + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nAuthorization: Bearer "
            + stack.tokens().of("revops")
            + "\r\n\r\n";
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
