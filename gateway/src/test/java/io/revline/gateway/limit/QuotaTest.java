package io.revline.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.revline.gateway.limit.Quota.Charge;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Hand hand = new Hand();

  @Test
  void as_many_as_the_limit_pass_at_once_and_the_next_is_told_when_to_come_back() {
    Quota quota = new Quota(5, WINDOW, 100, hand);

    assertThat(IntStream.range(0, 5).mapToObj(i -> quota.charge("ada")))
        .allMatch(Charge::granted)
        .extracting(Charge::remaining)
        .containsExactly(4L, 3L, 2L, 1L, 0L);
    assertThat(quota.charge("ada")).isEqualTo(new Charge(false, 5, 10, 0, 10, 2));
  }

  @Test
  void an_allowance_grows_back_evenly_and_no_further_than_the_limit() {
    Quota quota = new Quota(5, WINDOW, 100, hand);
    IntStream.range(0, 5).forEach(i -> quota.charge("ada"));

    hand.move(Duration.ofMillis(1_999));
    assertThat(quota.charge("ada").granted()).isFalse();
    hand.move(Duration.ofMillis(1));
    assertThat(quota.charge("ada").granted()).isTrue();
    assertThat(quota.charge("ada").granted()).isFalse();

    hand.move(Duration.ofHours(1));
    assertThat(quota.charge("ada").remaining()).isEqualTo(4);
  }

  @Test
  void what_one_spends_another_keeps() {
    Quota quota = new Quota(1, WINDOW, 100, hand);
    quota.charge("ada");

    assertThat(quota.charge("ada").granted()).isFalse();
    assertThat(quota.charge("bob").granted()).isTrue();
  }

  @Test
  void a_crowd_of_names_is_forgotten_and_does_not_fill_the_memory() {
    Quota quota = new Quota(1, WINDOW, 10, hand);
    IntStream.range(0, 10_000).forEach(i -> quota.charge("name " + i));

    long remembered =
        IntStream.range(0, 10_000).filter(i -> !quota.charge("name " + i).granted()).count();

    assertThat(remembered).isLessThanOrEqualTo(10);
  }

  @Test
  void addresses_of_one_network_of_ipv6_share_an_allowance_and_those_of_ipv4_do_not() {
    assertThat(address("2001:db8:1:2::1"))
        .isEqualTo(address("2001:db8:1:2:ffff:ffff:ffff:ffff"))
        .isNotEqualTo(address("2001:db8:1:3::1"));
    assertThat(address("192.0.2.1")).isNotEqualTo(address("192.0.2.2"));
  }

  private static String address(String literal) {
    return Addresses.of(SocketAddress.inetSocketAddress(443, literal));
  }

  /** A clock moved by hand. */
  private static final class Hand implements TimeMeter {
    private long nanos;

    void move(Duration by) {
      nanos += by.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
