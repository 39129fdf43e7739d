package io.revline.system;

import io.revline.platform.home.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that the three services store of the deals of a source: ids, record times and the source's
 * own name aside, and what ties a change to its request.
 */
final class StoredDeals {
  private static final Map<Service, Map<String, String>> TABLES =
      Map.of(
          Service.PIPELINE,
          Map.of(
              "deal", "id",
              "deal_version", "deal_id",
              "deal_fact", "deal_id",
              "deal_segment", "id"),
          Service.FORECAST,
          Map.of("deal_segment", "deal_id"),
          Service.PERFORMANCE,
          Map.of("deal_segment", "deal_id"));

  private final Databases databases;

  StoredDeals(Databases databases) {
    this.databases = databases;
  }

  /**
   * The rows, each with its table and the external id of its deal, in an order of their own.
   *
   * @param known only deals that this source knows by the same external ids too
   */
  List<String> of(String source, String known) {
    List<String> rows = new ArrayList<>();
    TABLES.forEach((service, tables) ->
        tables.forEach(
            (table, deal) -> rows.addAll(rows(service, table, deal, deals(source, known)))));
    return rows.stream().sorted().toList();
  }

  /** The deals of the source by whose external ids the other source knows deals too. */
  private String deals(String source, String known) {
    return String.join(
        ", ",
        databases.texts(
            Service.PIPELINE,
            """
            SELECT format('(%%L::uuid, %%L)', deal_id, external_id) FROM deal_external_id
            WHERE source = '%s' AND external_id IN (
              SELECT external_id FROM deal_external_id WHERE source = '%s')
            """
                .formatted(source, known)));
  }

  private List<String> rows(Service service, String table, String deal, String deals) {
    return databases.texts(
        service,
        """
        SELECT '%1$s ' || known.name || ' ' || (
            to_jsonb(stored) - ARRAY['id', 'deal_id', 'recorded_from', 'recorded_to',
              'recorded_at', 'updated_at', 'correlation_id', 'external_source']
            || jsonb_build_object('stands', to_jsonb(stored) ->> 'recorded_to' IS NULL))
        FROM %1$s AS stored JOIN (VALUES %2$s) AS known (deal, name) ON known.deal = stored.%3$s
        """
            .formatted(table, deals, deal));
  }
}
