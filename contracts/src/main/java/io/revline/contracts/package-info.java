/** The published language of Revline: what its services tell each other and anyone who listens. */
package io.revline.contracts;
