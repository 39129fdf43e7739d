package io.revline.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revline.contracts.deal.ExternalId;
import java.util.List;

/**
 * Whom deals are made with. Everything but the name may be absent.
 *
 * @param name what people call it
 * @param region where it is
 * @param industry what it does
 * @param parent the account it belongs to, by id
 * @param segment how it is sold to
 * @param externalIds its names in other systems
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
    String name,
    String region,
    String industry,
    String parent,
    String segment,
    List<ExternalId> externalIds) {
  public Account {
    externalIds = List.copyOf(externalIds);
  }
}
