package io.revline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.revline.client.ApiClient;
import io.revline.client.ApiException;
import io.revline.client.ApiResponse;
import io.revline.client.api.DealsApi;
import io.revline.client.model.DealFields;
import io.revline.client.model.DealResponse;
import io.revline.client.model.Money;
import io.revline.client.model.MoneyEntry;
import io.revline.client.model.NewDeal;
import io.revline.client.model.Win;
import io.revline.platform.home.Service;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The clients that are made of the API's document: they compile, and deals make the round trip. */
class ClientsTest {
  private static final RunningPlatform PLATFORM = RunningPlatform.shared();

  @Test
  void the_client_for_typescript_compiles_and_makes_the_round_trip() {
    Shell typescript =
        new Shell(Scratch.checkout().resolve("clients/typescript"))
            .with("REVLINE_URL", PLATFORM.url(Service.GATEWAY))
            .with("REVLINE_TOKEN", PLATFORM.token("revops"));
    assumeTrue(
        System.getenv("CI") != null || typescript.run("npm --version").exitCode() == 0,
        "npm is needed");

    Shell.Result tested =
        typescript.run("npm ci --no-audit --no-fund && npm run build && npm test");

    assertThat(tested.exitCode()).as(tested.output()).isZero();
    assertThat(tested.output()).contains("# pass 2", "# fail 0");
  }

  @Test
  void the_client_for_java_makes_the_round_trip() throws ApiException {
    DealsApi deals = new DealsApi(client(PLATFORM.token("revops")));

    ApiResponse<DealResponse> created =
        deals.postDealsWithHttpInfo(
            new NewDeal()
                .name("Terrace")
                .owner("java")
                .amount(new MoneyEntry().amount("9900.00").currency("EUR")),
            null);
    assertThat(created.getStatusCode()).isEqualTo(201);
    DealResponse deal = created.getData();
    ApiResponse<DealResponse> changed =
        deals.patchDealsByIdWithHttpInfo(
            deal.getId(), new DealFields().nextStep("call"), etag(created));
    assertThat(changed.getData().getNextStep()).isEqualTo("call");
    assertThat(changed.getData().getName()).as("what was not named").isEqualTo("Terrace");
    DealResponse won = deals.postDealsByIdWin(deal.getId(), new Win(), null, etag(changed));

    assertThat(won.getStatus()).isEqualTo("won");
    assertThat(won.getAmount())
        .isEqualTo(new Money().amount(new BigDecimal("9900.00")).currency("EUR"));
    assertThat(deals.getDealsById(deal.getId(), null, null)).isEqualTo(won);
  }

  @Test
  void what_is_refused_is_an_exception_that_says_why() {
    assertThatThrownBy(() ->
            new DealsApi(client(PLATFORM.token("finance")))
                .postDeals(new NewDeal().name("x"), null))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(403);
              assertThat(refused.getResponseBody()).contains("problems/forbidden");
            });
  }

  private static ApiClient client(String token) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(PLATFORM.url(Service.GATEWAY));
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return client;
  }

  private static String etag(ApiResponse<?> answer) {
    return answer.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("etag"))
        .map(header -> header.getValue().getFirst())
        .findFirst()
        .orElseThrow();
  }
}
