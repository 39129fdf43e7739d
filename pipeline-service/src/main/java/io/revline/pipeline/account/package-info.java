/** Accounts: whom deals are made with. */
@NullMarked
package io.revline.pipeline.account;

import org.jspecify.annotations.NullMarked;
