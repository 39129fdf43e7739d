/** Accounts over REST. */
@NullMarked
package io.revline.pipeline.account.web;

import org.jspecify.annotations.NullMarked;
