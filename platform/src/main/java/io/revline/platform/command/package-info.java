/** What the user types: ./revline up, down, status and the others. */
@NullMarked
package io.revline.platform.command;

import org.jspecify.annotations.NullMarked;
