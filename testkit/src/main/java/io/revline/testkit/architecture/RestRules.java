package io.revline.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.stream.Stream;

/** Rule 4: entities stay inside and resources stay at the edge. */
final class RestRules {
  private static final String RESOURCE = "Resource";
  private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
  private static final String ENTITY = "jakarta.persistence.Entity";

  private RestRules() {}

  static List<ArchitectureRule> of(Layout layout) {
    return List.of(
        ArchitectureRule.ofMainCode(
            "no REST method takes or returns an entity",
            classes()
                .should(
                    Conditions.haveNo("REST method with an entity", RestRules::entitiesAtTheEdge))
                .because(
                    "a column is not an API: take a request record and return a response record"
                        + " with from() and toX()")),
        ArchitectureRule.ofMainCode(
            "nothing depends on a resource",
            classes()
                .should(Conditions.haveNo("dependency on a resource", type -> uses(type, layout)))
                .because(
                    "a resource only translates HTTP: move what is shared into the feature's"
                        + " root")));
  }

  private static Stream<String> entitiesAtTheEdge(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.isMetaAnnotatedWith(HTTP_METHOD))
        .flatMap(method ->
            typesOf(method)
                .flatMap(each -> each.getAllInvolvedRawTypes().stream())
                .filter(each -> each.isAnnotatedWith(ENTITY))
                .distinct()
                .map(entity -> method.getDescription() + " shows " + entity.getName()));
  }

  private static Stream<JavaType> typesOf(JavaMethod method) {
    return Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
  }

  private static Stream<String> uses(JavaClass type, Layout layout) {
    return type.getDirectDependenciesFromSelf().stream()
        .filter(to -> isResource(to.getTargetClass(), layout))
        .filter(to -> !outermost(to.getTargetClass()).equals(outermost(type)))
        .map(Dependency::getDescription);
  }

  private static boolean isResource(JavaClass type, Layout layout) {
    return layout.serviceOf(type).isPresent() && type.getSimpleName().endsWith(RESOURCE);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(RestRules::outermost).orElse(type);
  }
}
