/** Reads exported tables, by nothing that writes them. */
@NullMarked
package io.revline.testkit.export;

import org.jspecify.annotations.NullMarked;
