package io.revline.pipeline.account;

import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.Reference;
import io.revline.kit.reference.ReferenceKind;
import io.revline.kit.reference.ReferenceType;
import io.revline.kit.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All accounts, which stand in a hierarchy: none is above itself. */
@ApplicationScoped
public class Accounts implements ReferenceKind<Account> {
  /** No account has a blank id, so this locks none of them but the shape of their hierarchy. */
  private static final String HIERARCHY = "";

  private final References references;

  Accounts(References references) {
    this.references = references;
  }

  @Override
  public ReferenceType<Account> type() {
    return Account.TYPE;
  }

  @Override
  public String noun() {
    return "account";
  }

  /** Follows the parents; while it does, nobody else changes an account. */
  @Override
  public void guard(String id, Account account) {
    references.locked(Account.TYPE, HIERARCHY);
    Set<String> below = new HashSet<>(Set.of(id));
    for (@Nullable String above = account.parent(); above != null; above = parentOf(above)) {
      if (!below.add(above)) {
        throw InvalidInput.of("parent", "puts %s above itself, by way of %s".formatted(id, above));
      }
    }
  }

  private @Nullable String parentOf(String id) {
    return references.find(Account.TYPE, id).map(Reference::body).map(Account::parent).orElse(null);
  }
}
