/** The open intake: what other systems tell of deals and accounts, whichever way it comes. */
@NullMarked
package io.revline.pipeline.intake;

import org.jspecify.annotations.NullMarked;
