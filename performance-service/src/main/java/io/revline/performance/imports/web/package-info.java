/** Imports of reps, teams and quotas over REST. */
@NullMarked
package io.revline.performance.imports.web;

import org.jspecify.annotations.NullMarked;
