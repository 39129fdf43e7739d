/** What deals refer to: accounts, products, exchange rates, settings. */
package io.revline.contracts.catalog;
