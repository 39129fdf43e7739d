/** What deals refer to: pipelines, accounts, products, exchange rates, settings. */
package io.revline.contracts.catalog;
