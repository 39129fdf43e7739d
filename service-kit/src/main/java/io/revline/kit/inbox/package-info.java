/** Events arrive through here: once each, in order, the bad ones set aside. */
@NullMarked
package io.revline.kit.inbox;

import org.jspecify.annotations.NullMarked;
