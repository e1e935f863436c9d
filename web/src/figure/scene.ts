/**
 * Draws the figure with WebGL: one surface on bones, its shoulder blades, the working muscles, and what is held.
 *
 * Everything is made once; showing a moment only moves bones, so that nothing is left for the browser to clear away.
 */
import {
  AmbientLight,
  Bone,
  BoxGeometry,
  BufferGeometry,
  CircleGeometry,
  Color,
  CylinderGeometry,
  DirectionalLight,
  DoubleSide,
  Group,
  HemisphereLight,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PerspectiveCamera,
  Quaternion,
  Scene,
  Skeleton,
  SkinnedMesh,
  SphereGeometry,
  Vector3,
  WebGLRenderer,
} from "three";
import {
  framesOf,
  OF_A_BONE,
  Repetition,
  type Baked,
  type Movement,
  type Surface,
  type Thing,
} from "./baked.ts";
import { sew } from "./surface.ts";

export const ROLES = ["primary", "secondary", "stabiliser"] as const;
export type Role = (typeof ROLES)[number];

/** What the page says about colour: light or dark paper. */
export interface Paint {
  skin: string;
  blade: string;
  ghost: string;
  thing: string;
  furniture: string;
  shadow: string;
  roles: Record<Role, string>;
}

const WIDE_DEG = 26;
/** Joints lie under the skin. */
const MARGIN_M = 0.1;
const LEAST_BESIDE_M = 0.9;
/** Plates of this radius would hide what they are lifted by. */
const SEEN_THROUGH_M = 0.15;
/** Whoever is lower than this rests on the floor, which is then seen. */
const NEAR_FLOOR_M = 0.15;
const RADIANS = Math.PI / 180;
const ONE = new Vector3(1, 1, 1);
const UP = new Vector3(0, 1, 0);

/** Bones that lie beside one another: each frame says where every one of them is. */
class Puppet {
  readonly skeleton: Skeleton;
  readonly frame: Float32Array;
  readonly #place = new Vector3();
  readonly #turn = new Quaternion();

  constructor(surface: Surface, length: number) {
    const count = surface.bones.length;
    const rest = framesOf(surface.rest, count, count * OF_A_BONE)[0]!;
    const inverses = surface.bones.map((_, bone) => {
      this.#read(rest, bone);
      return new Matrix4().compose(this.#place, this.#turn, ONE).invert();
    });
    this.skeleton = new Skeleton(
      surface.bones.map(() => new Bone()),
      inverses,
    );
    this.frame = new Float32Array(length);
  }

  #read(frame: Float32Array, bone: number): void {
    const at = bone * OF_A_BONE;
    this.#place.set(frame[at]!, frame[at + 1]!, frame[at + 2]!);
    this.#turn.set(frame[at + 3]!, frame[at + 4]!, frame[at + 5]!, frame[at + 6]!);
  }

  show(repetition: Repetition, second: number, aside: Vector3): void {
    repetition.read(second, this.frame);
    const { bones } = this.skeleton;
    for (let bone = 0; bone < bones.length; bone++) {
      this.#read(this.frame, bone);
      this.#place.add(aside);
      bones[bone]!.matrixWorld.compose(this.#place, this.#turn, ONE);
    }
  }

  wear(geometry: BufferGeometry, material: MeshLambertMaterial): SkinnedMesh {
    const mesh = new SkinnedMesh(geometry, material);
    mesh.bind(this.skeleton, new Matrix4());
    mesh.frustumCulled = false;
    return mesh;
  }
}

/** A bar, a cable, a bench: a simple solid that stands still or goes with the frames. */
class Prop {
  readonly mesh: Mesh;
  readonly #thing: Thing;
  readonly #at: number;
  readonly #a = new Vector3();
  readonly #b = new Vector3();
  readonly #turn = new Quaternion();
  readonly #size = new Vector3();

  constructor(thing: Thing, at: number, material: MeshLambertMaterial) {
    this.#thing = thing;
    this.#at = at;
    this.mesh = new Mesh(shapeOf(thing), material);
    this.mesh.matrixAutoUpdate = false;
    this.mesh.frustumCulled = false;
  }

  show(frame: Float32Array, aside: Vector3): void {
    const from = this.#thing.moves ? frame : this.#thing.at!;
    const by = this.#thing.moves ? 1 : 0.001;
    const start = this.#thing.moves ? this.#at : 0;
    this.#a.set(from[start]! * by, from[start + 1]! * by, from[start + 2]! * by).add(aside);
    this.#turn.identity();
    this.#size.copy(ONE);
    if (this.#thing.form === "tube") {
      this.#b.set(from[start + 3]! * by, from[start + 4]! * by, from[start + 5]! * by).add(aside);
      this.#size.set(this.#thing.radius!, Math.max(this.#a.distanceTo(this.#b), 1e-4), this.#thing.radius!);
      this.#b.sub(this.#a);
      this.#a.addScaledVector(this.#b, 0.5);
      this.#turn.setFromUnitVectors(UP, this.#b.normalize());
    } else if (this.#thing.form === "box") this.#turn.setFromAxisAngle(LEFT, -this.#thing.angle! * RADIANS);
    this.mesh.matrix.compose(this.#a, this.#turn, this.#size);
  }
}

const LEFT = new Vector3(1, 0, 0);

function shapeOf(thing: Thing): BufferGeometry {
  if (thing.form === "tube") return new CylinderGeometry(1, 1, 1, 20);
  if (thing.form === "ball") return new SphereGeometry(thing.radius, 20, 14);
  return new BoxGeometry(...thing.size!);
}

const HELD = new Set([
  "barbell",
  "dumbbells",
  "kettlebell",
  "medicine-ball",
  "handle",
  "pull-bar",
  "fixed-bar",
]);
const LINES = new Set(["cable", "band", "straps"]);

export class Stage {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(WIDE_DEG, 1, 0.1, 40);
  readonly #baked: Baked;
  readonly #surface: Surface;
  readonly #puppet: Puppet;
  readonly #props: Prop[];
  readonly #glowing: { role: Role; material: MeshLambertMaterial }[] = [];
  readonly #skin: MeshLambertMaterial;
  readonly #bladeSkin: MeshLambertMaterial;
  readonly #thing: MeshLambertMaterial;
  readonly #plate = new MeshLambertMaterial({ transparent: true, opacity: 0.35, depthWrite: false });
  readonly #furniture: MeshLambertMaterial;
  readonly #shadow: MeshBasicMaterial;
  readonly #still = new Vector3();
  readonly #beside = new Vector3();
  readonly #middle = new Vector3();
  readonly #right = new Vector3();
  readonly #towards = new Vector3();
  readonly #up = new Vector3();
  readonly #corner = new Vector3();
  readonly #floor: boolean;
  readonly #box: readonly [number, number, number, number, number, number];
  #repetition: Repetition;
  #ghost: { puppet: Puppet; repetition: Repetition; group: Group; props: Prop[] } | null = null;
  yaw: number;
  pitch: number;

  constructor(canvas: HTMLCanvasElement, surface: Surface, baked: Baked, tempo: string | null) {
    this.#renderer = new WebGLRenderer({
      canvas,
      alpha: true,
      antialias: true,
      powerPreference: "low-power",
    });
    this.#baked = baked;
    this.#surface = surface;
    this.yaw = baked.yaw;
    this.pitch = baked.pitch;
    const [x0, y0, z0, x1, y1, z1] = baked.box.map((each) => each / 1000) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    this.#floor = y0 < NEAR_FLOOR_M;
    this.#box = [
      x0 - MARGIN_M,
      y0 - (this.#floor ? y0 : MARGIN_M),
      z0 - MARGIN_M,
      x1 + MARGIN_M,
      y1 + MARGIN_M,
      z1 + MARGIN_M,
    ];
    this.#repetition = new Repetition(baked, surface.bones.length, baked.props, tempo);
    this.#puppet = new Puppet(surface, this.#repetition.length);
    this.#skin = new MeshLambertMaterial();
    this.#bladeSkin = new MeshLambertMaterial({ side: DoubleSide });
    this.#thing = new MeshLambertMaterial();
    this.#furniture = new MeshLambertMaterial();
    this.#shadow = new MeshBasicMaterial({ transparent: true, opacity: 0.1, depthWrite: false });
    this.#light();
    this.#dress();
    this.#props = this.#furnish(this.#scene);
    this.#lay();
  }

  get repetition(): Repetition {
    return this.#repetition;
  }

  #light(): void {
    const sun = new DirectionalLight(0xffffff, 1.5);
    sun.position.set(1.2, 3, 1.5);
    const back = new DirectionalLight(0xffffff, 1.1);
    back.position.set(-1, 2.2, -2);
    this.#scene.add(
      new HemisphereLight(0xffffff, 0x8a9690, 1.1),
      new AmbientLight(0xffffff, 0.35),
      sun,
      back,
    );
  }

  #wear(puppet: Puppet, into: Scene | Group, skin: MeshLambertMaterial, blade: MeshLambertMaterial): void {
    const { open } = this.#baked;
    const hands = (kind: string, side: string): boolean =>
      kind === "open-hand" ? open.includes(side) : kind === "fist" ? !open.includes(side) : true;
    const muscle = this.#isMuscle;
    const body = sew(
      this.#surface,
      ({ kind }, side) => kind !== "blade" && !muscle(kind) && hands(kind, side),
    );
    const blades = sew(this.#surface, ({ kind }) => kind === "blade");
    if (body) into.add(puppet.wear(body, skin));
    if (blades) into.add(puppet.wear(blades, blade));
  }

  readonly #isMuscle = (kind: string): boolean =>
    !["skin", "nose", "thumb", "fist", "open-hand", "blade"].includes(kind);

  #dress(): void {
    this.#wear(this.#puppet, this.#scene, this.#skin, this.#bladeSkin);
    for (const role of ROLES) {
      const groups = this.#baked.muscles[role];
      const geometry = sew(this.#surface, ({ kind }) => groups.includes(kind));
      if (!geometry) continue;
      const material = new MeshLambertMaterial({ side: DoubleSide });
      this.#scene.add(this.#puppet.wear(geometry, material));
      this.#glowing.push({ role, material });
    }
  }

  /** Put down and into the hands what a movement needs; of a ghost everything is made of the same stuff. */
  #furnish(into: Scene | Group, only?: MeshLambertMaterial): Prop[] {
    let at = this.#surface.bones.length * OF_A_BONE;
    return this.#baked.props.map((thing) => {
      const held = HELD.has(thing.kind) || LINES.has(thing.kind) ? this.#thing : this.#furniture;
      const usual = (thing.radius ?? 0) > SEEN_THROUGH_M ? this.#plate : held;
      const prop = new Prop(thing, at, only ?? usual);
      if (thing.moves) at += thing.form === "tube" ? 6 : 3;
      into.add(prop.mesh);
      return prop;
    });
  }

  #lay(): void {
    if (!this.#floor) return;
    const [x0, , z0, x1, , z1] = this.#box;
    const floor = new Mesh(new CircleGeometry(1, 48), this.#shadow);
    floor.rotation.x = -Math.PI / 2;
    floor.position.set((x0 + x1) / 2, 0, (z0 + z1) / 2);
    floor.scale.set((x1 - x0) / 2, (z1 - z0) / 2, 1);
    this.#scene.add(floor);
  }

  paint(paint: Paint): void {
    this.#skin.color.set(paint.skin);
    this.#bladeSkin.color.set(paint.blade);
    this.#thing.color.set(paint.thing);
    this.#plate.color.set(paint.thing);
    this.#furniture.color.set(paint.furniture);
    this.#shadow.color.set(paint.shadow);
    for (const { role, material } of this.#glowing) {
      material.color.set(paint.roles[role]);
      material.emissive.copy(material.color);
    }
    this.#ghostPaint = new Color(paint.ghost);
    this.#ghostSkin?.color.copy(this.#ghostPaint);
  }
  #ghostPaint = new Color();
  #ghostSkin: MeshLambertMaterial | null = null;

  /** Show a movement done wrong beside the right one, or nothing beside it. */
  haunt(wrong: Movement | null, tempo: string | null): void {
    if (this.#ghost) {
      this.#scene.remove(this.#ghost.group);
      this.#ghost.group.traverse(
        (each) => each instanceof Mesh && (each.geometry as BufferGeometry).dispose(),
      );
      this.#ghost = null;
    }
    if (!wrong) return;
    const repetition = new Repetition(wrong, this.#surface.bones.length, this.#baked.props, tempo);
    const puppet = new Puppet(this.#surface, repetition.length);
    const group = new Group();
    this.#ghostSkin ??= new MeshLambertMaterial({ side: DoubleSide });
    this.#ghostSkin.color.copy(this.#ghostPaint);
    this.#wear(puppet, group, this.#ghostSkin, this.#ghostSkin);
    const props = this.#furnish(group, this.#ghostSkin);
    this.#scene.add(group);
    this.#ghost = { puppet, repetition, group, props };
  }

  get haunted(): boolean {
    return this.#ghost !== null;
  }

  resize(width: number, height: number, ratio: number): void {
    this.#renderer.setPixelRatio(Math.min(ratio, 2));
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
  }

  /** Draw a moment, in seconds since the repetition began. */
  draw(second: number): void {
    this.#look();
    this.#puppet.show(this.#repetition, second, this.#still);
    for (const prop of this.#props) prop.show(this.#puppet.frame, this.#still);
    if (this.#ghost) {
      const { puppet, repetition, props } = this.#ghost;
      puppet.show(repetition, second, this.#beside);
      for (const prop of props) prop.show(puppet.frame, this.#beside);
    }
    const glow = this.#repetition.glow(second);
    for (const { role, material } of this.#glowing)
      material.emissiveIntensity = glow * (role === "stabiliser" ? 0.2 : 0.55);
    this.#renderer.render(this.#scene, this.#camera);
  }

  /** Stand the camera so far away that the whole movement fits, from wherever it looks. */
  #look(): void {
    const [x0, y0, z0, x1, y1, z1] = this.#box;
    const yaw = this.yaw * RADIANS;
    const pitch = this.pitch * RADIANS;
    this.#right.set(Math.cos(yaw), 0, -Math.sin(yaw));
    this.#towards.set(Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch));
    this.#up.crossVectors(this.#towards, this.#right);
    this.#middle.set((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2);
    let beside = 0;
    if (this.#ghost) {
      const across = Math.abs((x1 - x0) * this.#right.x) + Math.abs((z1 - z0) * this.#right.z);
      beside = Math.max(across + 0.1, LEAST_BESIDE_M);
      this.#beside.copy(this.#right).multiplyScalar(beside);
      this.#middle.addScaledVector(this.#right, beside / 2);
    }
    const slope = Math.tan((WIDE_DEG / 2) * RADIANS);
    let away = 0;
    for (let corner = 0; corner < 8; corner++) {
      this.#corner.set(corner & 1 ? x1 : x0, corner & 2 ? y1 : y0, corner & 4 ? z1 : z0).sub(this.#middle);
      const aside = Math.abs(this.#corner.dot(this.#right) + beside / 2) + beside / 2;
      const up = Math.abs(this.#corner.dot(this.#up));
      const near = this.#corner.dot(this.#towards);
      const fits = Math.max(up, aside / this.#camera.aspect);
      away = Math.max(away, near + fits / slope);
    }
    this.#camera.position.copy(this.#middle).addScaledVector(this.#towards, away);
    this.#camera.lookAt(this.#middle);
    this.#camera.updateProjectionMatrix();
  }

  dispose(): void {
    this.#scene.traverse((each) => each instanceof Mesh && (each.geometry as BufferGeometry).dispose());
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
  }
}

/** Whether this browser draws with WebGL at all; asked before three.js, which complains aloud. */
export const canDraw = (canvas: HTMLCanvasElement): boolean =>
  document.createElement("canvas").getContext("webgl2") !== null && canvas.isConnected;
