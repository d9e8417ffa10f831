package io.dataconnectors.spring;

import io.dataconnectors.LifeEvent;
import io.dataconnectors.spi.LifeListener;
import org.springframework.beans.factory.BeanFactory;

/** A listener that is looked up when there is something to tell: it may use the registry that tells it. */
record NamedLifeListener(BeanFactory beans, String name) implements LifeListener {
    @Override
    public void happened(LifeEvent event) {
        listener().happened(event);
    }

    @Override
    public void changed(String workspace, String connector) {
        listener().changed(workspace, connector);
    }

    private LifeListener listener() {
        return beans.getBean(name, LifeListener.class);
    }
}
