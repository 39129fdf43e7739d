/** Events of the catalogue, as pipeline-service tells them. */
@NullMarked
package io.revline.testkit.catalog;

import org.jspecify.annotations.NullMarked;
