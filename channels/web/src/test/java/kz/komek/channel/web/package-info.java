@NullMarked
package kz.komek.channel.web;

import org.jspecify.annotations.NullMarked;
