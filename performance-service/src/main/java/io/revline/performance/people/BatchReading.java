package io.revline.performance.people;

import io.revline.kit.problem.InvalidInput;
import io.revline.performance.people.Register.Refused;
import io.revline.performance.people.Register.Result;
import io.revline.performance.people.Register.Waiting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entries of one batch and sets aside those that no store is needed to refuse. */
final class BatchReading<T> {
  private final Set<String> ids = new HashSet<>();

  List<Waiting<T>> read(
      List<? extends @Nullable Entry<T>> entries, Map<Integer, Result<T>> results) {
    List<Waiting<T>> readable = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      try {
        readable.add(new Waiting<>(index, once(entries.get(index))));
      } catch (InvalidInput refusal) {
        results.put(index, new Refused<>(index, null, refusal));
      }
    }
    return readable;
  }

  private Named<T> once(@Nullable Entry<T> entry) {
    if (entry == null) {
      throw InvalidInput.of("items", "must not be null");
    }
    Named<T> object = entry.named(null);
    if (!ids.add(object.id())) {
      throw InvalidInput.of("id", "'" + object.id() + "' came before in this batch: send it once");
    }
    return object;
  }
}
