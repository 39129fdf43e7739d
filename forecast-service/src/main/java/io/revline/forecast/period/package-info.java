/** What a period may bring: closed, open and not yet created business as one distribution. */
@NullMarked
package io.revline.forecast.period;

import org.jspecify.annotations.NullMarked;
