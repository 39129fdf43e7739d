package io.revline.forecast.series;

import static io.revline.forecast.revision.WonDeals.atWin;

import io.revline.forecast.revision.Places;
import io.revline.forecast.revision.WonDeals.Kind;
import io.revline.kit.database.Sql;
import io.revline.kit.people.PeopleTypes;
import io.revline.kit.problem.InvalidInput;
import io.revline.kit.reference.ReferenceType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each win counts for, all as it stood at the time of the win. */
enum By {
  /** The account. Its id is its label. */
  ACCOUNT("account", "whose", null) {
    @Override
    String whole() {
      return atWin("account");
    }
  },

  /** The products, each by the net total of its lines. */
  PRODUCT("product", "whose", null) {
    @Override
    String whole() {
      return "NULL::text";
    }

    @Override
    String shares(Kind kind) {
      return atWin("products");
    }
  },

  /** The region of the team of who is credited, or of the nearest team above that has one. */
  REGION("region", "line.region", PeopleTypes.REGION) {
    @Override
    String shares(Kind kind) {
      return kind.splitsAtWin();
    }

    @Override
    Sql places(Instant knownAt) {
      return Places.of("LEFT JOIN region_lines(?) AS line", knownAt);
    }

    @Override
    Sql moves(Instant knownAt) {
      return Places.moves(knownAt);
    }
  },

  /** Who is credited: the owner, or those who share the deal. */
  OWNER("owner", "whose", PeopleTypes.REP) {
    @Override
    String shares(Kind kind) {
      return kind.splitsAtWin();
    }
  },

  /** The company, as far as it is seen. */
  TOTAL("total", "'total'", null) {
    @Override
    String whole() {
      return "NULL::text";
    }
  };

  private final String word;
  private final String key;
  private final @Nullable ReferenceType<?> named;

  By(String word, String key, @Nullable ReferenceType<?> named) {
    this.word = word;
    this.key = key;
    this.named = named;
  }

  /**
   * Reads what somebody asked for.
   *
   * @throws InvalidInput for any other word
   */
  static By of(@Nullable String word) {
    return Arrays.stream(values())
        .filter(by -> by.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            InvalidInput.of(
                "by", "is required, one of " + Arrays.stream(values()).map(By::word).toList()));
  }

  String word() {
    return word;
  }

  /** Whom or what an undivided deal counts for, as a column. */
  String whole() {
    return atWin("owner");
  }

  /** What divides a deal, as a column. */
  String shares(Kind kind) {
    return "NULL::jsonb";
  }

  /** The key, of {@code whose} each part is and what its {@link #places} say. */
  String key() {
    return key;
  }

  Sql places(Instant knownAt) {
    return Sql.of("");
  }

  /** The moments at which a place changes, to be added to a query of moments. */
  Sql moves(Instant knownAt) {
    return Sql.of("");
  }

  /** The objects whose names are the labels. */
  Optional<ReferenceType<?>> named() {
    return Optional.ofNullable(named);
  }
}
