package io.revline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "api",
        "/a/../b",
        "/a/%2E%2e",
        "/a/..%2Fb",
        "/a//b",
        "/a;x/b",
        "/a%2Fb",
        "/a%252Fb",
        "/a%zz",
        "/a%",
        "/a\\b",
        "/a%5cb",
        "/a%0ab",
        "/a%00",
        "/%c0%ae%c0%ae/b",
        "/a%ff"
      })
  void an_ambiguous_target_has_a_fault(String target) {
    assertThat(PathRules.fault(target)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/deals/",
        "/api/v1/deals:batch",
        "/api/v1/deals/0190c4f2?filter=%2F..%2F&x=a//b;c",
        "/api/v1/deals/by-external-id/crm/a%2Fb%25c%3Fd+e%20f",
        "/api/v1/deals/caf%C3%A9"
      })
  void a_plain_target_has_none(String target) {
    assertThat(PathRules.fault(target)).isEmpty();
  }
}
