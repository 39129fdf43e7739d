/**
 * Calendar events: one for every committed change of the fiscal calendar, owned by
 * forecast-service.
 */
package io.revline.contracts.calendar;
