/** Who sells in which team, where, and against which quota. */
package io.revline.contracts.people;
