/** Tests of the catalogue of metrics. */
@NullMarked
package io.revline.kit.metric;

import org.jspecify.annotations.NullMarked;
