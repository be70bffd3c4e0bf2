package kz.komek.live;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.komek.platform.bell.Hears;

/** Hears on every server that something about the channels changed. */
@Singleton
class ChannelBell implements Hears {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void onRing(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public String bell() {
        return "channels";
    }

    @Override
    public void heard() {
        listeners.forEach(Runnable::run);
    }
}
