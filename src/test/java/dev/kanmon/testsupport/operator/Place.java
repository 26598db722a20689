package dev.kanmon.testsupport.operator;

import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.kubelet.ImageRegistry;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import io.fabric8.kubernetes.client.KubernetesClient;

/** One test's share of a {@link SharedScene}: a namespace with its people, and a database with its owner. */
public final class Place implements AutoCloseable {

    private final KubernetesClient admin;
    private final KubeletPlayer kubelet;
    private final ImageRegistry images;
    private final Team team;
    private final TestDatabase database;
    private final TestDatabase.Role owner;

    Place(KubernetesClient admin, KubeletPlayer kubelet, ImageRegistry images, Team team, TestDatabase database) {
        this.admin = admin;
        this.kubelet = kubelet;
        this.images = images;
        this.team = team;
        this.database = database;
        this.owner = database.newRole("SUPERUSER");
    }

    public KubernetesClient admin() {
        return admin;
    }

    public KubeletPlayer kubelet() {
        return kubelet;
    }

    /** The images that can be pulled; the runner's is among them. */
    public ImageRegistry images() {
        return images;
    }

    public Team team() {
        return team;
    }

    public TestDatabase database() {
        return database;
    }

    /** The owner's URL. */
    public String url() {
        return database.urlAs(owner);
    }

    /** What nobody may ever see; no other text contains it. */
    public String password() {
        return owner.password();
    }

    /** What others can see of this place. */
    public Sights sights() {
        return new Sights(admin, kubelet, team.namespace());
    }

    @Override
    public void close() {
        database.close();
    }
}
