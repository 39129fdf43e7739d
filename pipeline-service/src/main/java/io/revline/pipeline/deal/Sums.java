package io.revline.pipeline.deal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What deals come to by place. Never changes: what a change leads to are other sums.
 *
 * @param byPlace none of which is empty
 */
record Sums(Map<Place, Sum> byPlace) {

  /** The sums of these places, which nobody changes any more. */
  Sums {
    byPlace = Collections.unmodifiableMap(byPlace);
  }

  /** How many there are. */
  int size() {
    return byPlace.size();
  }

  /** How many deals were added up; one that stands in several places counts in each. */
  long deals() {
    return byPlace.values().stream().mapToLong(Sum::deals).sum();
  }

  /** The change that takes this one back. */
  Sums negated() {
    Map<Place, Sum> negated = new HashMap<>(byPlace);
    negated.replaceAll((place, sum) -> sum.negated());
    return new Sums(negated);
  }

  /** The sums after a change, without those it has left empty. */
  Sums changed(Sums change) {
    if (change.byPlace.isEmpty()) {
      return this;
    }
    Map<Place, Sum> changed = new HashMap<>(byPlace);
    change.byPlace.forEach((place, sum) -> changed.merge(place, sum, Sums::plus));
    return new Sums(changed);
  }

  private static @Nullable Sum plus(Sum before, Sum change) {
    Sum after = before.plus(change);
    return after.isEmpty() ? null : after;
  }
}
