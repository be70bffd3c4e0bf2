// The map behind "choose on the map": the mark stands in the middle and the map moves under it, so that a finger, a
// mouse and the arrow keys choose alike. Without tiles it shows the districts' centres and a grid of degrees.
(function () {
  'use strict';
  window.komekMap = function (frame, options) {
    var words = options.words;
    var make = function (tag, className, text) {
      var element = document.createElement(tag);
      if (className) element.className = className;
      if (text) element.textContent = text;
      return element;
    };
    frame.appendChild(make('p', 'hint', words.map_help));
    var box = make('div', 'map-frame'), canvas = make('div');
    canvas.id = 'map';
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', words.map_label);
    box.appendChild(canvas);
    var mark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    mark.setAttribute('class', 'mark');
    mark.setAttribute('viewBox', '0 0 36 44');
    mark.setAttribute('aria-hidden', 'true');
    [['path', { d: 'M18 43C12 33 4 26 4 16a14 14 0 0 1 28 0c0 10-8 17-14 27z' }], ['circle', { cx: 18, cy: 16, r: 5 }]].forEach(function (part) {
      var shape = document.createElementNS('http://www.w3.org/2000/svg', part[0]);
      Object.keys(part[1]).forEach(function (name) { shape.setAttribute(name, part[1][name]); });
      mark.appendChild(shape);
    });
    box.appendChild(mark);
    frame.appendChild(box);

    var map = L.map(canvas, { zoomControl: false, attributionControl: false, minZoom: 5, maxZoom: 19, zoomSnap: .25 });
    L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    var district = options.districts.filter(function (one) { return one.code === options.district; })[0];
    if (options.at) map.setView(options.at, 15);
    else if (district) map.setView(district.at, options.tiles ? 12 : 10);
    else map.fitBounds(options.districts.map(function (one) { return one.at; }), { padding: [24, 24] });
    if (options.tiles) L.tileLayer(options.tiles, { maxZoom: 19 }).addTo(map);
    else grid(map);
    var names = options.districts.map(function (one) {
      var name = L.tooltip({ permanent: true, direction: 'right', className: 'map-name', offset: [4, 0] }).setContent(one.name);
      L.circleMarker(one.at, { radius: 5, color: '#fff', weight: 2, fillColor: '#0b6272', fillOpacity: 1, interactive: false })
        .bindTooltip(name).addTo(map);
      return { at: one.at, width: one.name.length * 7.5 + 12, name: name };
    });
    map.on('zoomend', spread);
    spread();
    L.control.scale({ imperial: false }).addTo(map);
    map.on('click', function (event) { map.panTo(event.latlng); });

    // Names that would cover an earlier one wait for a closer look.
    function spread() {
      var shown = [];
      names.forEach(function (one) {
        var point = map.latLngToLayerPoint(one.at);
        var free = shown.every(function (other) {
          return Math.abs(point.y - other.y) > 16 || point.x > other.x + other.width || point.x + one.width < other.x;
        });
        one.name.setOpacity(free ? 1 : 0);
        if (free) shown.push({ x: point.x, y: point.y, width: one.width });
      });
    }

    var row = make('p', 'row');
    var choose = make('button', 'primary', words.map_choose), close = make('button', 'quiet', words.map_close);
    choose.type = close.type = 'button';
    choose.addEventListener('click', function () { var at = map.getCenter().wrap(); map.remove(); options.chosen(at.lat, at.lng); });
    close.addEventListener('click', function () { map.remove(); options.closed(); });
    row.appendChild(choose);
    row.appendChild(close);
    frame.appendChild(row);
    canvas.focus();
  };

  // Lines every 1, 0.1, 0.01 ... degrees, whichever leaves a few of them in view.
  function grid(map) {
    var lines = L.layerGroup().addTo(map);
    var style = { color: '#9db4b8', weight: 1, opacity: .8, interactive: false };
    function draw() {
      var view = map.getBounds(), step = 1, i;
      while (view.getNorth() - view.getSouth() < 2 * step && step > .0002) step /= 10;
      while ((view.getEast() - view.getWest()) / step > 40) step *= 2;
      lines.clearLayers();
      for (i = Math.floor(view.getSouth() / step); i * step <= view.getNorth(); i++) {
        L.polyline([[i * step, view.getWest()], [i * step, view.getEast()]], style).addTo(lines);
      }
      for (i = Math.floor(view.getWest() / step); i * step <= view.getEast(); i++) {
        L.polyline([[view.getSouth(), i * step], [view.getNorth(), i * step]], style).addTo(lines);
      }
    }
    map.on('moveend', draw);
    map.whenReady(draw);
  }
})();
