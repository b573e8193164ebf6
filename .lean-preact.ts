import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Parameters that every step of drawing hands on, and that always are the same in the panel. */
const PASSED_ON = /\n\s*(globalContext|excessDomChildren|isHydrating),(?=\n)/g;

/** A piece of Preact's source, and what is left of it. */
type Edit = readonly [was: string | RegExp, is: string];

/**
 * What the panel never asks of Preact, file by file. It has no class components, contexts, portals, error boundaries,
 * suspense or hydration, no text fields, no HTML from strings, and nothing else that hooks into Preact's options. The
 * popup does use fields and keeps Preact whole. `test/build/lean-preact.test.ts` compares the two.
 */
const EDITS: Readonly<Record<string, readonly Edit[]>> = {
  'src/component.js': [
    // Hooks keep their state themselves; this only asks for another drawing.
    [/setState = function \(update, callback\) \{.*?(?=if \(this\._vnode\))/gs, 'setState = function () {'],
    [/if \(callback\) \{\s*this\._stateCallbacks\.push\(callback\);\s*\}/g, ''],
    [/this\.(props|context) = (props|context);/g, ''],
    [/BaseComponent\.prototype\.forceUpdate = .*?\n\};/gs, ''],
    ['BaseComponent.prototype.render = Fragment;', ''],
    [/(?<=typeof vnode\.type == 'function') && !vnode\.props\._parentDom/g, ''],
    [/component\._globalContext,|oldVNode\._flags & MODE_HYDRATE( \? \[oldDom\] : NULL)?,/g, ''],
    ['if (options.vnode) options.vnode(newVNode);', ''],
    // Nobody chooses when it draws.
    [/ \|\|\s*prevDebounce != options\.debounceRendering|prevDebounce = options\.debounceRendering;/g, ''],
    ['(prevDebounce || queueMicrotask)', 'queueMicrotask'],
  ],
  'src/create-element.js': [['if (!original && options.vnode) options.vnode(vnode);', '']],
  'src/render.js': [
    ['if (options._root) options._root(vnode, parentDom);', ''],
    [/if \(parentDom\.nodeType == 9\) \{.*?\}/gs, ''],
    ['vnode && vnode._flags & MODE_HYDRATE', 'false'],
    [/(?<=\n\t\t)EMPTY_OBJ,|oldVNode\s*\? NULL\s*: parentDom.*?: NULL,|(?<=\t)isHydrating,/gs, ''],
    ['oldVNode ? oldVNode._dom : parentDom.firstChild', 'oldVNode && oldVNode._dom'],
  ],
  'src/options.js': [[/(?<=\n\t)_catchError(?=\n)/g, '']],
  'src/diff/children.js': [
    [PASSED_ON, ''],
    ["typeof childVNode != 'object' ||\n\t\t\tchildVNode.constructor === String", "typeof childVNode != 'object'"],
    ['if (parentVNode.props._parentDom) return oldDom;', ''],
    [' || oldVNode._flags & REF_DETACHED', ''],
    [/ \|\|\s*typeof childVNode == 'function'(?=\s*\) \{)/g, ''],
    [/if \(oldDom && !oldDom\.parentNode\) \{.*?\n\t\t\}/gs, ''],
    ['while (next && next.nodeType == 8) next = next.nextSibling;', ''],
    [/while \(\s*\(oldDom = oldDom && oldDom\.nextSibling\).*?\n\t\);/gs, 'oldDom = oldDom && oldDom.nextSibling;'],
  ],
  'src/diff/index.js': [
    [PASSED_ON, ''],
    ['oldVNode._flags & MODE_SUSPENDED &&', 'false &&'],
    ['const isClassComponent = (tmp = newType.prototype) && tmp.render;', 'const isClassComponent = false;'],
    [/tmp = newType\.contextType;.*?: globalContext;/gs, ''],
    [
      /if \(!c\.state\) c\.state = \{\};|c\.state = c\._nextState;|c\.context = componentContext;|oldState = c\.state;/g,
      '',
    ],
    [/c\.(constructor = newType|render = doRender);/g, ''],
    [/if \(c\._bits & COMPONENT_P\w+\) \{.*?\}|c\._bits &= ~COMPONENT_FORCE;|oldProps = c\.props;/gs, ''],
    [/if \(newVNode\._original != oldVNode\._original\) \{.*?\}/gs, ''],
    // No component changes itself while it is drawn.
    [/do \{(\s*c\._bits &= ~COMPONENT_DIRTY;.*?)\} while \(.*?\);/gs, '$1'],
    ['let renderHook = options._render,\n\t\t\t\tcount = isClassComponent ? 25 : 0;', ''],
    ['if (renderHook) renderHook(newVNode);', 'options._render(newVNode);'],
    [/if \(\(tmp = options\.(_diff|diffed)\)\) tmp\(newVNode\);/g, 'options.$1(newVNode);'],
    [/if \(options\.(_commit|unmount)\) /g, ''],
    ['newVNode._flags &= RESET_MODE;', ''],
    // An error goes up to whoever asked for the drawing, and the next drawing begins where the last good one ended.
    [/if \(!\(e && e\.then\)\) markAsForce\(newVNode\);\s*options\._catchError\(e, newVNode, oldVNode\);/g, 'throw e;'],
    [/try \{((?:(?!\btry\b).)*?)\} catch \(e\) \{\s*options\._catchError\(e, (?:c\._vnode|vnode)\);\s*\}/gs, '$1'],
    ['c.render(c.props, (c.state = c._nextState), c.context)', 'newType(newProps)'],
    [/\|\|\s*\(!\(c\._bits & COMPONENT_FORCE\) &&\s*c\.shouldComponentUpdate.*?=== false\)/gs, ''],
    [/EMPTY_ARR\.push\.apply\(c\._renderCallbacks, c\._stateCallbacks\);|c\._stateCallbacks = \[\];/g, ''],
    ['c._globalContext = globalContext;', ''],
    [/new BaseComponent\(\s*newProps,\s*componentContext\s*\)/g, 'new BaseComponent()'],
    ['r._globalContext = ', ''],
    [/(?<=\n\t\t)excessDomChildren = NULL;/g, ''],
    ['if (provider) provider.sub(c);', ''],
    [/if \((c\.componentWillUpdate|c\.getChildContext|newProps\._parentDom|r\.componentWillUnmount)\)/g, 'if (false)'],
    ['if (resumed) resumed.some(removeNode);', ''],
    ['if (isHydrating || excessDomChildren) {', 'if (false) {'],
    ["else if (nodeType == 'math') namespace = MATH_NAMESPACE;", ''],
    ['if (excessDomChildren) {\n\t\tfor', 'if (false) {\n\t\tfor'],
    ['if (isHydrating) {', 'if (false) {'],
    ['(!isHydrating || dom.data != newProps)', 'true'],
    ["(nodeType == 'template' && dom.content) || dom", 'dom'],
    [/excessDomChildren =\s*nodeType == 'textarea' .*?slice\.call\(parentDom\.childNodes\);/gs, ''],
    ['if (!isHydrating && excessDomChildren) {', 'if (false) {'],
    [/if \(i == '(dangerouslySetInnerHTML|value|checked)'\)/g, 'if (false)'],
    [/!\(i == 'value' && .*?'defaultChecked' in newProps\)/gs, 'true'],
    ["(!isHydrating || typeof value == 'function')", 'true'],
    ['if (newHtml) {', 'if (false) {'],
    ["if (oldHtml) dom.textContent = '';", ''],
    [/if \(\s*nodeType == 'foreignObject' .*?\) \{\s*namespace = XHTML_NAMESPACE;\s*\}/gs, ''],
    ['if (excessDomChildren) excessDomChildren.some(removeNode);', ''],
    ["if (!isHydrating || nodeType == 'textarea') {", 'if (false) {'],
    [/excessDomChildren\s*\? excessDomChildren\[0\]\s*: oldVNode/g, 'oldVNode'],
    ['? skipRemove && !vnode.props._parentDom', '? skipRemove'],
    ['parentDom.ownerDocument || document', 'document'],
    [/,\s*newProps\.is \? newProps : parentDom/g, ''],
    [/if \(value\) value\._refCleanup = .*?\n\t\t\t\}(?=\n\t\t\} else ref\.current)/gs, 'ref(value);'],
    [/\(r = vnode\._component\) &&\s*\(r = r\._excess\) &&\s*\(end = rangeEnd\(r, \(nodes = \[\]\)\)\)/g, 'false'],
  ],
  'src/diff/props.js': [
    [/if \(typeof (value|oldValue) == 'string'\) \{/g, 'if (false) {'],
    ["if (typeof value == 'function') return;", ''],
    [/if \(typeof (value|oldValue) != 'function'\) \1 = NULL;/g, ''],
    [/if \(key\[0\] == '-'\) \{.*?\} else \{(.*?)\}/gs, '$1'],
    [/if \(namespace == SVG_NAMESPACE\) \{.*?catch \(e\) \{\}\n\t\t\}/gs, ''],
    ["name == 'popover' && value == true ? '' : value", 'value'],
    ['options.event ? options.event(e) : e', 'e'],
  ],
  'hooks/src/index.js': [
    [/if \(old\w+\) old\w+\((vnode|vnode, commitQueue)\);/g, ''],
    [/let old\w+ = options\.\w+;/g, ''],
    [/options\._root = .*?\n\};/gs, ''],
    [/if \(options\._hook\) \{.*?\n\t\}/gs, ''],
    [/(?<=\n\t)currentHook = \d;/g, ''],
    [/if \(previousComponent == currentComponent\) \{.*?\} else \{.*?\n\t\t\}/gs, ''],
    [/previousComponent = (?=currentComponent( = null)?;)/g, ''],
    [/try \{(\s*component\._renderCallbacks\.some.*?)\} catch \(e\) \{.*?\n\t\t\}/gs, '$1'],
    [/let hasErrored, errorParent;|if \(hasErrored\) .*/g, ''],
    [/try \{(\s*\/\/ Layout cleanups.*?)\} catch \(e\) \{\s*hasErrored = e;\s*\}/gs, '$1'],
    // What has not changed is drawn again now and then: that costs less than to find out.
    [/if \(!currentComponent\._hasScuFromHooks\) \{.*?\n\t\t\}/gs, ''],
    ['!init ? invokeOrReturn(undefined, initialState) : init(initialState)', 'invokeOrReturn(undefined, initialState)'],
    // Effects run with the commit, not a frame later: nothing here is slow enough to wait.
    [/export function useEffect\(.*?\n\}/gs, 'export { useLayoutEffect as useEffect };'],
    ['!options._skipEffects && ', ''],
    ['state._passive = false;', ''],
    ['hooks._pendingEffects = [];', ''],
    [/if \(c\.__hooks\._pendingEffects\.length\).*/g, ''],
    [/if \(s\._passive && s\._cleanup\) \{.*?\} else \{\s*invokeCleanup\(s\);\s*\}/gs, 'invokeCleanup(s);'],
    [/,\s*_pendingEffects: \[\]/g, ''],
  ],
};

const inPackage = (path: string) => fileURLToPath(new URL(`node_modules/preact/${path}`, import.meta.url));

/** Builds with Preact's own source, without what the panel never uses. An update that moved a piece fails the build. */
export const leanPreact: Plugin = {
  name: 'lean-preact',
  enforce: 'pre',
  resolveId(id) {
    if (id === 'preact') return inPackage('src/index.js');
    return id === 'preact/hooks' ? inPackage('hooks/src/index.js') : undefined;
  },
  transform(code, id) {
    const file = id.split('/node_modules/preact/')[1] ?? '';
    return EDITS[file]?.reduce((text, [was, is]) => {
      const edited = text.replaceAll(was, is);
      return edited === text ? this.error(`Preact's ${file} is not as expected: ${was}`) : edited;
    }, code);
  },
};
