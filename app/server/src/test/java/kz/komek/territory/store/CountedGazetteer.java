package kz.komek.territory.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The real one over the real database, whose statements are counted on their way. */
public final class CountedGazetteer {
    private CountedGazetteer() {}

    public static Gazetteer over(DataSource database, AtomicInteger statements) {
        return new Gazetteer(counting(database, DataSource.class, statements));
    }

    private static <T> T counting(T real, Class<T> type, AtomicInteger statements) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) statements.incrementAndGet();
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof Connection connection
                                ? counting(connection, Connection.class, statements)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
