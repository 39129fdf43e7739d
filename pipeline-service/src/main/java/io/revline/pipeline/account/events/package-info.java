/** Accounts told to other services. */
@NullMarked
package io.revline.pipeline.account.events;

import org.jspecify.annotations.NullMarked;
