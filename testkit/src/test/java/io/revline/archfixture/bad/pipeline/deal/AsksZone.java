package io.revline.archfixture.bad.pipeline.deal;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads the machine's time, if in a zone. */
class AsksZone {
  LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
