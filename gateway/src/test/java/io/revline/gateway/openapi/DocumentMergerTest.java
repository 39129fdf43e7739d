package io.revline.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DocumentMergerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DocumentMerger merger = new DocumentMerger((ObjectNode) json("{'info':{}}"));

  @Test
  void schemas_of_one_name_and_one_content_are_shared() {
    merger.add("A", json("{'components':{'schemas':{'Money':{'type':'object'}}}}"));
    merger.add("B", json("{'components':{'schemas':{'Money':{'type':'object'}}}}"));

    assertThat(merger.document().path("components").path("schemas"))
        .isEqualTo(json("{'Money':{'type':'object'}}"));
  }

  @Test
  void a_schema_whose_name_is_taken_gets_a_prefix_and_every_reference_follows() {
    merger.add("A", json("{'components':{'schemas':{'Row':{'type':'string'}}}}"));
    merger.add(
        "B",
        json(
            """
            {'paths':{'/b':{'get':{'x':[{'$ref':'#/components/schemas/Row/properties/key'}]}}},
             'components':{'schemas':{'Row':{'type':'number'},
              'Any':{'discriminator':{'mapping':{'row':'#/components/schemas/Row'}}}}}}
            """));

    ObjectNode document = merger.document();
    assertThat(document.at("/components/schemas/Row/type").asText()).isEqualTo("string");
    assertThat(document.at("/components/schemas/BRow/type").asText()).isEqualTo("number");
    assertThat(document.at("/paths/~1b/get/x/0/$ref").asText())
        .isEqualTo("#/components/schemas/BRow/properties/key");
    assertThat(document.at("/components/schemas/Any/discriminator/mapping/row").asText())
        .isEqualTo("#/components/schemas/BRow");
  }

  @Test
  void a_schema_that_looks_the_same_but_refers_to_another_is_told_apart_too() {
    String figure = "'Figure':{'items':{'$ref':'#/components/schemas/Row'}}";
    merger.add("A", json("{'components':{'schemas':{'Row':{'type':'string'}," + figure + "}}}"));
    merger.add("B", json("{'components':{'schemas':{'Row':{'type':'number'}," + figure + "}}}"));

    ObjectNode document = merger.document();
    assertThat(document.at("/components/schemas/Figure/items/$ref").asText())
        .isEqualTo("#/components/schemas/Row");
    assertThat(document.at("/components/schemas/BFigure/items/$ref").asText())
        .isEqualTo("#/components/schemas/BRow");
  }

  @Test
  void a_prefixed_name_that_is_taken_as_well_is_numbered() {
    merger.add("A", json("{'components':{'schemas':{'Row':{'a':1},'BRow':{'a':2}}}}"));
    merger.add("B", json("{'components':{'schemas':{'Row':{'b':1},'BRow2':{'b':2}}}}"));

    assertThat(merger.document().path("components").path("schemas"))
        .isEqualTo(json("{'Row':{'a':1},'BRow':{'a':2},'BRow3':{'b':1},'BRow2':{'b':2}}"));
  }

  @Test
  void security_of_a_document_goes_with_its_operations_under_the_right_scheme() {
    merger.add("A", json("{'components':{'securitySchemes':{'jwt':{'type':'http'}}}}"));
    merger.add(
        "B",
        json(
            """
            {'security':[{'jwt':[]}],'paths':{'/b':{'get':{},'put':{'security':[]}}},
             'components':{'securitySchemes':{'jwt':{'type':'apiKey'}}}}
            """));

    ObjectNode document = merger.document();
    assertThat(document.at("/paths/~1b/get/security")).isEqualTo(json("[{'Bjwt':[]}]"));
    assertThat(document.at("/paths/~1b/put/security")).isEqualTo(json("[]"));
    assertThat(document.at("/components/securitySchemes/Bjwt/type").asText()).isEqualTo("apiKey");
  }

  @Test
  void an_operation_two_services_describe_is_kept_twice_with_ids_that_differ() {
    merger.add("A", json("{'paths':{'/same':{'get':{'operationId':'read'}}}}"));
    merger.add("B", json("{'paths':{'/same':{'get':{'operationId':'read'}}}}"));

    assertThat(merger.document().at("/paths/~1same"))
        .isEqualTo(json("{'get':{'operationId':'read'},'x-b-get':{'operationId':'B_read'}}"));
  }

  @Test
  void tags_are_united_and_servers_of_services_left_out() {
    merger.add("A", json("{'tags':[{'name':'Deals'}],'servers':[{'url':'http://a'}]}"));
    merger.add("B", json("{'tags':[{'name':'Deals'},{'name':'Rollups'}]}"));

    assertThat(merger.document().path("tags"))
        .isEqualTo(json("[{'name':'Deals'},{'name':'Rollups'}]"));
    assertThat(merger.document().has("servers")).isFalse();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
