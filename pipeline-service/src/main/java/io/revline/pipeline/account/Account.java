package io.revline.pipeline.account;

import io.revline.kit.problem.Texts;
import io.revline.kit.reference.ReferenceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom deals are made with. Its id is the name under which deals refer to it.
 *
 * @param name what people call it
 * @param region where it is
 * @param industry what it does
 * @param parent the account it belongs to, by id; one that is not there yet may come later
 * @param segment how it is sold to
 * @param externalIds its names in other systems, at most one for each
 */
public record Account(
    String name,
    @Nullable String region,
    @Nullable String industry,
    @Nullable String parent,
    @Nullable String segment,
    List<ForeignName> externalIds) {
  static final ReferenceType<Account> TYPE = new ReferenceType<>("account", Account.class);

  public Account {
    externalIds = List.copyOf(externalIds);
  }

  /**
   * An account that somebody entered.
   *
   * @throws io.revline.kit.problem.InvalidInput naming the field that is wrong
   */
  public static Account entered(
      @Nullable String name,
      @Nullable String region,
      @Nullable String industry,
      @Nullable String parent,
      @Nullable String segment,
      List<ForeignName> externalIds) {
    ForeignName.requireOnePerSource(externalIds);
    return new Account(
        Texts.required("name", name),
        Texts.optional("region", region),
        Texts.optional("industry", industry),
        Texts.optional("parent", parent),
        Texts.optional("segment", segment),
        externalIds);
  }
}
