package kz.komek.platform.bell;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Rings at every replica, this one too, when and if the transaction commits. See {@link Hears}. */
@Singleton
public class Bell {
    private final TransactionSynchronizationRegistry transactions;
    private final DataSource dataSource;

    Bell(TransactionSynchronizationRegistry transactions, DataSource dataSource) {
        this.transactions = transactions;
        this.dataSource = dataSource;
    }

    /** Within a transaction only; any number of times is once. */
    public void ring(String name) {
        rung().add(name);
    }

    @SuppressWarnings("unchecked")
    private Set<String> rung() {
        var known = (Set<String>) transactions.getResource(Bell.class);
        if (known != null) return known;
        var fresh = new HashSet<String>();
        transactions.putResource(Bell.class, fresh);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                tell(fresh);
            }

            @Override
            public void afterCompletion(int status) {
                // committed: everybody has been told; rolled back: nothing happened
            }
        });
        return fresh;
    }

    private void tell(Set<String> names) {
        try (var connection = dataSource.getConnection();
                var notify = connection.prepareStatement("select pg_notify(?, '')")) {
            for (String name : names) {
                notify.setString(1, name);
                notify.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the replicas were not told; the transaction is rolled back", e);
        }
    }
}
