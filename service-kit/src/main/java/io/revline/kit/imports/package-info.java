/**
 * Tables brought in through a mapping: jobs that survive a crash, whatever their rows are about.
 */
@NullMarked
package io.revline.kit.imports;

import org.jspecify.annotations.NullMarked;
