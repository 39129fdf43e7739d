package io.revline.contracts;

import static io.revline.contracts.Samples.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revline.contracts.catalog.CatalogEvent;
import io.revline.contracts.catalog.CatalogEventTypes;
import io.revline.contracts.deal.DealCreated;
import io.revline.contracts.deal.DealEvent;
import io.revline.contracts.deal.DealEventTypes;
import io.revline.contracts.deal.DealSegment;
import io.revline.contracts.deal.DealStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormatTest {

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofDeals")
  void a_sample_read_and_written_again_is_the_sample(String sample) throws Exception {
    JsonNode written = JSON.readTree(JSON.writeValueAsString(read(sample, Samples.tree(sample))));

    assertThat(written).isEqualTo(Samples.tree(sample));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofDeals")
  void a_sample_with_fields_of_a_later_version_is_read_as_before(String sample) throws Exception {
    ObjectNode later = Samples.tree(sample);
    later.put("reason", "added later").withObject("/deal/state").put("pushCount", 3);
    ((ObjectNode) later.at("/segments/0")).putArray("flags").add("added later");

    DealEvent event = read(sample, later);

    assertThat(event).isEqualTo(read(sample, Samples.tree(sample)));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofDeals")
  void the_type_of_a_record_is_the_type_it_was_read_by(String sample) throws Exception {
    DealEvent event = read(sample, Samples.tree(sample));

    assertThat(DealEventTypes.typeOf(event)).isEqualTo(Samples.typeOf(sample));
  }

  @ParameterizedTest
  @MethodSource("io.revline.contracts.Samples#ofTheCatalog")
  void a_sample_of_the_catalog_read_and_written_again_is_the_sample(String sample)
      throws Exception {
    CatalogEvent event =
        JSON.treeToValue(
            Samples.tree(sample), CatalogEventTypes.recordOf(Samples.typeOf(sample)).orElseThrow());

    assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(Samples.tree(sample));
    assertThat(CatalogEventTypes.typeOf(event)).isEqualTo(Samples.typeOf(sample));
  }

  @Test
  void an_unknown_type_has_no_record() {
    assertThat(CatalogEventTypes.recordOf("revline.pipeline.painted.v1")).isEmpty();
    assertThat(DealEventTypes.recordOf("revline.deal.painted.v1")).isEmpty();
  }

  @Test
  void an_import_makes_a_won_deal_with_two_segments_that_meet() throws Exception {
    DealEvent event = read(Samples.IMPORTED, Samples.tree(Samples.IMPORTED));

    assertThat(event).isInstanceOf(DealCreated.class);
    assertThat(event.deal().version()).isEqualTo(1);
    assertThat(event.segments())
        .extracting(segment -> segment.state().status())
        .containsExactly(DealStatus.OPEN, DealStatus.WON);
    assertThat(event.segments())
        .extracting(DealSegment::from)
        .containsExactly(
            Instant.parse("2016-10-20T00:00:00Z"), Instant.parse("2017-03-01T00:00:00Z"));
    assertThat(event.segments().getFirst().to()).isEqualTo(event.segments().getLast().from());
    assertThat(event.segments().getLast().to()).isNull();
  }

  private static DealEvent read(String sample, JsonNode json) throws JsonProcessingException {
    return JSON.treeToValue(json, DealEventTypes.recordOf(Samples.typeOf(sample)).orElseThrow());
  }
}
