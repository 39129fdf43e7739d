package io.revline.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;

/**
 * Where things stand beneath the root package: the services, their feature packages, and the edges
 * {@code .web}, {@code .events} and {@code .file} beneath those.
 */
record Layout(String root) {
  /** The gateway has no domain: its features are about HTTP, and its root may touch it. */
  private static final List<String> DOMAIN_SERVICES =
      List.of("pipeline", "forecast", "performance");

  private static final List<String> SERVICES =
      List.of("pipeline", "forecast", "performance", "gateway");

  /** Where a feature meets HTTP, Kafka and file formats. */
  private static final List<String> EDGES = List.of("web", "events", "file");

  /** A package beneath the root and all beneath it, as ArchUnit writes it. */
  String within(String name) {
    return root + "." + name + "..";
  }

  Optional<String> serviceOf(JavaClass type) {
    return part(type, 0).filter(SERVICES::contains);
  }

  /** The first package level below the service. */
  Optional<String> featureOf(JavaClass type) {
    return serviceOf(type).flatMap(service -> part(type, 1));
  }

  DescribedPredicate<JavaClass> inOtherServiceThan(JavaClass origin) {
    return DescribedPredicate.describe(
        "in another service",
        target ->
            serviceOf(target)
                .filter(other -> !other.equals(serviceOf(origin).orElse(other)))
                .isPresent());
  }

  /** Below a service's feature, but not at one of its edges. */
  DescribedPredicate<JavaClass> inFeatureRoot() {
    return DescribedPredicate.describe(
        "are in the root of a feature",
        type ->
            part(type, 0).filter(DOMAIN_SERVICES::contains).isPresent()
                && part(type, 1).isPresent()
                && EDGES.stream().noneMatch(edge -> isAt(type, edge)));
  }

  DescribedPredicate<JavaClass> inWeb() {
    return DescribedPredicate.describe(
        "are in a web package", type -> featureOf(type).isPresent() && isAt(type, "web"));
  }

  DescribedPredicate<JavaClass> inEvents() {
    return DescribedPredicate.describe(
        "are in an events package", type -> featureOf(type).isPresent() && isAt(type, "events"));
  }

  private boolean isAt(JavaClass type, String edge) {
    return part(type, 1).filter(edge::equals).isPresent()
        || part(type, 2).filter(edge::equals).isPresent();
  }

  private Optional<String> part(JavaClass type, int level) {
    String name = type.getPackageName();
    if (!name.startsWith(root + ".")) {
      return Optional.empty();
    }
    String[] parts = name.substring(root.length() + 1).split("\\.");
    return level < parts.length ? Optional.of(parts[level]) : Optional.empty();
  }
}
