package io.revline.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** How rules say what is wrong. */
final class Conditions {
  private Conditions() {}

  /** Holds for a class in which a search finds no fault; each fault is a line of the report. */
  static ArchCondition<JavaClass> haveNo(
      String what, Function<JavaClass, Stream<String>> faultsOf) {
    return new ArchCondition<>("have no " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        faultsOf
            .apply(type)
            .forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
      }
    };
  }
}
