/**
 * Exchange rates and the corporate currency: how amounts of several currencies become one total.
 */
@NullMarked
package io.revline.kit.currency;

import org.jspecify.annotations.NullMarked;
