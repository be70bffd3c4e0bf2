package kz.komek.channel.phone;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.ManagerEventListenerProxy;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jboss.logging.Logger;

/**
 * Hears Asterisk's manager interface. It repeats nothing: what was told while nobody listened is handed over by the folder
 * ({@link Spool}). A connection that broke off is made again by the library, one that was never made by us.
 */
final class TrunkListener implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TrunkListener.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    /** Calls, queues and their operators, and what the dialplan says itself. */
    private static final String WANTED = "call,agent,user";

    private final TrunkConfig.Exchange exchange;
    private final ManagerConnection connection;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    TrunkListener(TrunkConfig.Exchange exchange, Consumer<ManagerEvent> heard) {
        this.exchange = exchange;
        var factory =
                new ManagerConnectionFactory(exchange.host(), exchange.port(), exchange.user(), exchange.password());
        this.connection = exchange.tls() ? factory.createSecureManagerConnection() : factory.createManagerConnection();
        TrunkEvents.HEARD.forEach(connection::registerUserEventClass);
        // In their order, and not in the thread that reads: who waits for Kafka must not keep Asterisk waiting.
        connection.addEventListener(new ManagerEventListenerProxy(heard::accept));
        this.thread = Thread.ofVirtual().name("hears-" + exchange.name()).unstarted(this::connect);
    }

    TrunkListener start() {
        thread.start();
        return this;
    }

    private void connect() {
        try {
            while (!loggedIn()) {
                if (stopping.await(AGAIN.toSeconds(), TimeUnit.SECONDS)) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean loggedIn() {
        try {
            connection.login(WANTED);
            LOG.infof("listening to %s", exchange.name());
            return true;
        } catch (IOException | TimeoutException | AuthenticationFailedException | IllegalStateException e) {
            LOG.warnf(
                    "%s cannot be heard (%s); its calls go on, and are told of from its folder; trying again in %s",
                    exchange.name(), e.getClass().getSimpleName(), AGAIN);
            return false;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            connection.logoff();
        } catch (IllegalStateException neverLoggedIn) {
            // nothing to leave
        }
    }
}
