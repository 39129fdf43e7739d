/** Reps and teams as performance-service would tell of them. */
@NullMarked
package io.revline.testkit.people;

import org.jspecify.annotations.NullMarked;
